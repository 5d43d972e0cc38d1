package io.github.kisimock;

import io.github.kisimock.control.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the program says of itself when asked: settings first, then the switches with the rules they bend. */
final class Help {

    private Help() {}

    static String text() {
        StringBuilder help = new StringBuilder("""
                Kisi Mock: a mock of the Kisi API for tests. Unofficial, not affiliated with Kisi.

                Every flag is also a variable of the environment: --seed-file is KISI_MOCK_SEED_FILE.

                """);
        for (Setting setting : Options.list()) {
            if (!setting.value().equals(Options.SWITCH)) {
                help.append("  %-22s %s%s%n".formatted(names(setting), setting.description(), standard(setting)));
            }
        }
        help.append(
                "%nSwitches, for what nobody outside Kisi knows of the real API (see docs/FIDELITY.md):%n".formatted());
        Map<String, List<Ledger.Rule>> bySwitch = Ledger.rules().stream()
                .filter(rule -> rule.bentBy().isPresent())
                .collect(Collectors.groupingBy(
                        rule -> rule.bentBy().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        bySwitch.forEach((key, rules) -> {
            Setting setting = Options.named("--" + key);
            help.append("%n  %s %s%s%n".formatted(setting.flag(), setting.description(), standard(setting)));
            rules.forEach(rule -> help.append("      %s%n".formatted(rule.rule())));
        });
        return help.toString();
    }

    private static String names(Setting setting) {
        String brief = Options.BRIEF.get(setting.flag());
        return brief == null ? setting.flag() + " " + setting.value() : "-" + brief + ", " + setting.flag();
    }

    private static String standard(Setting setting) {
        return setting.standard().isEmpty() ? "" : " [" + setting.standard() + "]";
    }
}
