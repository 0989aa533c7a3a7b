package dev.fleetledger.local.story;

/** Goes through the wizard as a script does: each step is saved with the ETag of the previous response. */
public final class Wizard {

    private final Person person;
    private final String draft;
    private String etag;

    private Wizard(Person person, ApiResponse started) {
        this.person = person;
        this.draft = started.text("/id");
        this.etag = started.etag();
    }

    public static Wizard start(Person person) {
        return new Wizard(person, person.post("/drafts", "{\"kind\":\"DaemonSet\"}").expectStatus(201));
    }

    /** Starts in a cluster, which is then the draft's only target. */
    public static Wizard startIn(Person person, String cluster) {
        return new Wizard(person, person.post("/drafts", "{\"kind\":\"DaemonSet\",\"cluster\":\"" + cluster + "\"}").expectStatus(201));
    }

    /** Starts on the current revision of a workload. */
    public static Wizard edit(Person person, String workload) {
        return new Wizard(person, person.post("/workloads/" + workload + ":edit", "{}").expectStatus(201));
    }

    /** Reopens a draft, as on another device. */
    public static Wizard reopen(Person person, String draft) {
        ApiResponse found = person.get("/drafts/" + draft).expectStatus(200);
        return new Wizard(person, found);
    }

    public Wizard save(String step, String document) {
        ApiResponse saved = person.put("/drafts/" + draft + "/steps/" + step, document, "If-Match", etag).expectStatus(200);
        etag = saved.etag();
        return this;
    }

    public Wizard saveBasics(String name) {
        return save("basics", "{\"name\":\"" + name + "\",\"namespace\":\"monitoring\",\"description\":\"Host metrics\"}");
    }

    public Wizard saveContainers(String image) {
        return save("containers", """
                {"containers":[{"name":"node-exporter","image":"%s",
                  "resources":{"cpu":{"request":"100m","limit":"250m"},"memory":{"request":"64Mi","limit":"128Mi"}},
                  "ports":[{"name":"metrics","containerPort":9100,"protocol":"TCP"}],
                  "lifecycle":{"args":["--path.rootfs=/host"]},
                  "env":[{"name":"LEVEL","value":"info"}],
                  "mounts":[{"volume":"root","mountPath":"/host","readOnly":true}]}],
                 "volumes":[{"name":"root","hostPath":{"path":"/","type":"Directory"}}]}""".formatted(image));
    }

    /** In all clusters at once. */
    public Wizard inAllClusters() {
        return inAllClusters("{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}");
    }

    /** @param rollout the rollout plan of the placement step */
    public Wizard inAllClusters(String rollout) {
        return save("placement", "{\"all\":true,\"rollout\":" + rollout + "}");
    }

    public Wizard inCluster(String cluster) {
        return save("placement", "{\"clusters\":[\"" + cluster + "\"]}");
    }

    public ApiResponse submit(String reason) {
        return person.post("/drafts/" + draft + ":submit", "{\"reason\":\"" + reason + "\"}", "If-Match", etag);
    }

    public String draft() {
        return draft;
    }
}
