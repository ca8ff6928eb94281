package io.swarmgauge.console.letters;

/**
 * What a reason means to an operator, and what can be done.
 *
 * @param meaning what happened
 * @param next what to do now
 */
public record Remedy(String meaning, String next, Resending resending) {

    /** Whether sending the record again can make it count. */
    public enum Resending {
        /** Once its cause is mended. */
        CAN_HELP,
        /** It would be refused for the same reason, or counts already. */
        CANNOT_HELP,
        /** This version does not know the reason. */
        UNSURE
    }

    /** Never fails: a newer streams application may give reasons that are not known here. */
    public static Remedy of(String reason) {
        return switch (reason) {
            case "UNSIGNED" ->
                new Remedy(
                        "The record carries no signature, so nobody can say who wrote it.",
                        "See which client writes to the topic: its agent is too old, or it is no agent. Update it and give it a key file"
                                + " ('swarmgauge keygen'). Only the node itself could sign the record.",
                        Resending.CANNOT_HELP);
            case "BAD_SIGNATURE" ->
                new Remedy(
                        "The signature is not the named signer's of this topic, key and value: the record was changed on its way, made for"
                                + " another topic or key, or forged.",
                        "The signer is not proven here: do not blame it. Find the client that wrote it by its credentials in the broker's"
                                + " logs; withdraw them if it goes on.",
                        Resending.CANNOT_HELP);
            case "WRONG_SIGNER" ->
                new Remedy(
                        "The signature is right, but the signer speaks for another node than itself.",
                        "Ask who runs the signer. Either its agent mixes up two nodes' configs, or it tries to speak for others.",
                        Resending.CANNOT_HELP);
            case "DUPLICATE" ->
                new Remedy(
                        "This node's record with this epoch and sequence was accepted before. It counts already, once.",
                        "Nothing, after re-submitting or a restart. If they keep coming, two agents run with one key file, or a spool was"
                                + " copied: stop one of them.",
                        Resending.CANNOT_HELP);
            case "TOO_SCATTERED" ->
                new Remedy(
                        "So many of this node's records on this topic and key are missing, or it began anew so often, that the streams"
                                + " application keeps no more pieces of its sequence. The record itself may be right.",
                        "Send what is missing first: it closes the gaps; then re-submit. Or wait until the pieces are two"
                                + " windows.retention old. See why the node loses records or starts anew.",
                        Resending.CAN_HELP);
            case "UNDECODABLE" ->
                new Remedy(
                        "The value is not a record of the topic: not in Confluent's wire format, with a schema that the registry did not know,"
                                + " or of another type.",
                        "If the registry had lost schemas, 'swarmgauge topics create' registers them; then re-submit. If not, whoever"
                                + " wrote it is broken: update it.",
                        Resending.CAN_HELP);
            case "INVALID" ->
                new Remedy(
                        "The record was read, but says something impossible, or something that the plan rules out.",
                        "The detail names each field. If the plan was wrong (a hoster or a chunk is missing), mend it with 'swarmgauge plan"
                                + " apply' and re-submit. If the record is wrong, update the node that made it.",
                        Resending.CAN_HELP);
            case "UNKNOWN_SETUP" ->
                new Remedy(
                        "The record is about a setup that the plan did not have.",
                        "Publish the setup with 'swarmgauge plan apply', then re-submit, within the streams application's windows.retention."
                                + " If nobody knows the setup, mend the node's config.",
                        Resending.CAN_HELP);
            case "TOO_LATE" ->
                new Remedy(
                        "The record covers a time that began longer before the topic's latest than windows.retention; its windows are"
                                + " closed for good.",
                        "Look at the node's clock and at how long it was offline. A longer windows.retention helps the records to come.",
                        Resending.CANNOT_HELP);
            default ->
                new Remedy(
                        "This version of swarmgauge does not know the reason.",
                        "Read the detail, and ask again with the version that the streams application has.",
                        Resending.UNSURE);
        };
    }
}
