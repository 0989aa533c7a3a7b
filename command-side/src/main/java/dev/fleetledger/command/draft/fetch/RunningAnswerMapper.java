package dev.fleetledger.command.draft.fetch;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;

/** Maps an agent's answer to a command for the draft that waits for it. */
final class RunningAnswerMapper {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,63}");
    private static final int MESSAGE_LIMIT = 1_000;

    private RunningAnswerMapper() {}

    static DraftCommand.Fetch toCommand(Running running, Answer answer) {
        return switch (answer.verdict()) {
            case ACCEPTED, WARNED -> toContent(running, answer);
            case REFUSED -> toFailure(running, answer.code(), "Refused", answer.message());
            case UNREACHABLE -> toFailure(running, answer.code(), "ClusterIsUnreachable", answer.message());
        };
    }

    static DraftCommand.Fetch toTimeout(Running running) {
        return toFailure(running, null, "ClusterIsSilent", "The cluster's agent did not answer in time.");
    }

    /** The placement targets the cluster where the DaemonSet was found. A person decides whether it is taken over there. */
    private static DraftCommand.Fetch toContent(Running running, Answer answer) {
        ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromObjects(answer.objects()));
        if (!importResult.problems().isEmpty()) {
            ShapeError first = importResult.problems().getFirst();
            return toFailure(running, null, "CannotBeRead", first.pointer() + ": " + first.message());
        }
        StepDocuments stepDocuments = DraftCopier.copy(importResult.documents()).with(Step.PLACEMENT,
                ContractJson.MAPPER.createObjectNode().set("clusters", ContractJson.MAPPER.createArrayNode().add(running.cluster())));
        return new DraftCommand.Fetch(running.question(), null, joinMessages(answer), stepDocuments,
                DraftImport.of("running", importResult));
    }

    private static @Nullable String joinMessages(Answer answer) {
        List<String> messages = Stream.concat(answer.findings().stream().map(Answer.Finding::message),
                answer.complete() ? Stream.of() : Stream.of("Not all of its Services could be looked at.")).toList();
        return messages.isEmpty() ? null : sanitize(String.join(" ", messages));
    }

    private static DraftCommand.Fetch toFailure(Running running, @Nullable String code, String defaultCode, @Nullable String message) {
        return new DraftCommand.Fetch(running.question(), code != null && CODE.matcher(code).matches() ? code : defaultCode,
                message == null ? null : sanitize(message), StepDocuments.NONE, DraftImport.EMPTY);
    }

    /** Limits and redacts text from an agent, because it is stored in the ledger permanently. */
    private static String sanitize(String text) {
        String plain = text.codePoints().map(point -> point < ' ' || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                ? ' ' : point)
                .limit(MESSAGE_LIMIT).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return CredentialRedactor.containsCredential(plain) ? CredentialRedactor.REDACTED : plain;
    }
}
