package io.swarmgauge.console.cli;

import picocli.CommandLine.Command;

/** {@code swarmgauge dead-letters}: what was refused, why, and what to do about it. By itself it lists. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, explains and re-submits records that could not be used.",
            "Without a command it does as 'list' does. A letter is named by its position, such as 3@1024."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:the cluster does not answer or has no such topic", "2:wrong usage"},
        subcommands = {
            LettersListCommand.class,
            LettersExplainCommand.class,
            LettersResubmitCommand.class,
            LettersFollowCommand.class
        })
public final class DeadLettersCommand extends LetterListing {}
