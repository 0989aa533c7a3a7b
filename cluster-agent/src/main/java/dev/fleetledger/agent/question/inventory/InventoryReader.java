package dev.fleetledger.agent.question.inventory;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.question.AnswerBuilder;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.question.InventoryKind;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Item;

/** Answers with the objects of one kind, read page by page, as many as fit into an answer. */
public final class InventoryReader {

    private static final int MAX_ITEMS = 2_000;

    private InventoryReader() {}

    public static Answer answer(ReadOnlyApi api, Question question, AnswerBuilder answerBuilder) {
        InventorySource inventorySource = InventoryKind.findByWireName(question.list()).map(InventorySource::of).orElse(null);
        if (inventorySource == null) {
            return answerBuilder.refused("KindNotListed", "The cluster's agent has no inventory of " + question.list()
                    + "; a newer agent may have it");
        }
        List<Item> items = new ArrayList<>();
        try {
            String path = inventorySource.path(question.namespace());
            boolean complete = inventorySource.namesOnly()
                    ? api.forEachMetadata(path, MAX_ITEMS, object -> items.add(item(inventorySource, object)))
                    : api.forEach(path, MAX_ITEMS, object -> items.add(item(inventorySource, object)));
            return answerBuilder.inventory(items, complete);
        } catch (ApiServerException failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            return answerBuilder.refused("NotAllowed", "The agent may not list " + inventorySource.kind().wireName()
                    + " here; the cluster's administrator can allow it, "
                    + "see docs/questions.md: " + failure.message());
        }
    }

    private static Item item(InventorySource inventorySource, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        @Nullable String namespace = metadata.path("namespace").asString(null);
        return new Item(metadata.path("name").asString(""), namespace,
                inventorySource.facts(object, ContractJson.MAPPER.createObjectNode()));
    }
}
