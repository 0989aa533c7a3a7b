package dev.fleetledger.command.rule;

/** The thing is in a state in which this can't be done. The rule's name, a sentence, travels unchanged to whoever asked. */
public class StateForbids extends RuntimeException {

    private final String rule;
    private final String remedy;

    /** @param remedy what to do instead */
    public StateForbids(String rule, String message, String remedy) {
        super(message);
        this.rule = rule;
        this.remedy = remedy;
    }

    public String rule() {
        return rule;
    }

    public String remedy() {
        return remedy;
    }
}
