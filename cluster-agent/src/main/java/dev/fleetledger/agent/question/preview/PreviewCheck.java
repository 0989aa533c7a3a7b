package dev.fleetledger.agent.question.preview;

/** A check for something that a dry run doesn't report. */
@FunctionalInterface
interface PreviewCheck {

    void run(PreviewContext context);
}
