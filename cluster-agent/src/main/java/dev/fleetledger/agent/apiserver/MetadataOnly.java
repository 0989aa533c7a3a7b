package dev.fleetledger.agent.apiserver;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/** Requests objects, or a list of them, as PartialObjectMetadata. See "Receiving resources as Tables" in Kubernetes' API concepts. */
final class MetadataOnly implements Interceptor {

    private final String accept;

    /** @param suffix {@code List} for a list, otherwise empty */
    MetadataOnly(String suffix) {
        this.accept = "application/json;as=PartialObjectMetadata%s;g=meta.k8s.io;v=v1".formatted(suffix);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        builder.setHeader("Accept", accept);
    }
}
