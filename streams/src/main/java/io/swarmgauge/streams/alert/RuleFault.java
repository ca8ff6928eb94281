package io.swarmgauge.streams.alert;

/**
 * One thing that is wrong with a rule.
 *
 * @param field name of the field as the rules file spells it
 */
record RuleFault(String field, String wrong, String remedy) {

    @Override
    public String toString() {
        return "%s: %s. %s".formatted(field, wrong, remedy);
    }
}
