package dev.fleetledger.agent.question.inventory;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.question.Answers;
import dev.fleetledger.agent.question.Looking;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Item;

/** Answers with the objects of one kind, read page by page, as many as fit into an answer. */
public final class Inventory {

    private static final int MOST = 2_000;

    private Inventory() {}

    public static Answer answer(Looking looking, Question question, Answers answers) {
        Listing listing = Listing.named(question.list()).orElse(null);
        if (listing == null) {
            return answers.refused("KindNotListed", "This agent does not list " + question.list());
        }
        List<Item> items = new ArrayList<>();
        try {
            String path = listing.path(question.namespace());
            boolean complete = listing.namesOnly()
                    ? looking.eachMetadata(path, MOST, thing -> items.add(item(listing, thing)))
                    : looking.each(path, MOST, thing -> items.add(item(listing, thing)));
            return answers.inventory(items, complete);
        } catch (ApiFailure failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            return answers.refused("NotAllowed", "The agent may not list " + listing.word() + " here; the cluster's administrator can allow it, "
                    + "see docs/questions.md: " + failure.message());
        }
    }

    private static Item item(Listing listing, JsonNode thing) {
        JsonNode metadata = thing.path("metadata");
        @Nullable String namespace = metadata.path("namespace").asString(null);
        return new Item(metadata.path("name").asString(""), namespace, listing.facts(thing, ContractJson.MAPPER.createObjectNode()));
    }
}
