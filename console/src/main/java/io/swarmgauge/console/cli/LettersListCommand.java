package io.swarmgauge.console.cli;

import picocli.CommandLine.Command;

/** {@code swarmgauge dead-letters list}: what was refused, newest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists dead letters, newest first, up to those that are there now.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:the cluster does not answer or has no such topic", "2:wrong usage"})
final class LettersListCommand extends LetterListing {}
