package io.github.kisimock;

import io.github.kisimock.control.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the program says of itself when asked: settings first, then the switches with the rules they bend. */
final class Help {

    private Help() {}

    static String of(CommandLine commandLine) {
        StringBuilder help = new StringBuilder("""
                Kisi Mock: a mock of the Kisi API for tests. Unofficial, not affiliated with Kisi.

                Every flag is also a variable of the environment: --seed-file is KISI_MOCK_SEED_FILE.

                """);
        for (OptionSpec option : commandLine.getCommandSpec().options()) {
            String names =
                    String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
            if (!isSwitch(option)) {
                help.append("  %-22s %s%s%n".formatted(names, option.description()[0], standard(option)));
            }
        }
        help.append(
                "%nSwitches, for what nobody outside Kisi knows of the real API (see docs/FIDELITY.md):%n".formatted());
        Map<String, List<Ledger.Rule>> bySwitch = Ledger.rules().stream()
                .filter(rule -> rule.bentBy().isPresent())
                .collect(Collectors.groupingBy(
                        rule -> rule.bentBy().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        bySwitch.forEach((key, rules) -> {
            OptionSpec option = commandLine.getCommandSpec().findOption("--" + key);
            help.append("%n  %s %s%s%n".formatted(option.longestName(), option.description()[0], standard(option)));
            rules.forEach(rule -> help.append("      %s%n".formatted(rule.rule())));
        });
        return help.toString();
    }

    private static boolean isSwitch(OptionSpec option) {
        return option.paramLabel().equals("CHOICE");
    }

    private static String standard(OptionSpec option) {
        return option.defaultValue() == null || option.defaultValue().isEmpty()
                ? ""
                : " [" + option.defaultValue() + "]";
    }
}
