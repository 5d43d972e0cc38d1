package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code docs/container.md} tells other programs to do; its commands are run by {@code .ci/image}. */
class ContainerPageTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/container.md"));
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    private static List<JsonNode> documents() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String snippet : found("(?ms)^```yaml\\n(.*?)^```$", page()).toList()) {
            try (MappingIterator<JsonNode> parts =
                    YAML.readerFor(JsonNode.class).readValues(snippet)) {
                documents.addAll(parts.readAll());
            }
        }
        return documents;
    }

    /** Variables of the mock, as a mapping or as Kubernetes' list of names and values. */
    private static Map<String, String> environment(JsonNode document) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode node : document.findParents("name")) {
            environment.put(node.path("name").asString(""), node.path("value").asString(""));
        }
        for (String key : List.of("env", "environment", "variables")) {
            document.findValues(key)
                    .forEach(node -> node.properties()
                            .forEach(entry -> environment.put(
                                    entry.getKey(), entry.getValue().asString(""))));
        }
        environment.keySet().removeIf(name -> !name.startsWith("KISI_MOCK_"));
        return environment;
    }

    @Test
    void each_platform_has_a_page_of_yaml_that_names_the_image() throws IOException {
        assertThat(documents()).hasSize(5);
        List<String> pages = found("(?ms)^```yaml\\n(.*?)^```$", page()).toList();
        assertThat(pages).hasSize(4).allSatisfy(page -> assertThat(page).contains("<your-registry>/kisi-mock"));
    }

    @Test
    void the_program_takes_what_they_set() throws IOException {
        for (JsonNode document : documents()) {
            Map<String, String> environment = environment(document);
            SettingValues given = Options.parse(new String[0], environment);
            assertThat(SettingsReader.settings(given)).isNotNull();
            assertThat(TlsOptions.of(given).isPresent()).isEqualTo(environment.containsKey("KISI_MOCK_TLS"));
        }
        assertThat(documents().stream().flatMap(document -> environment(document).keySet().stream()))
                .contains(
                        "KISI_MOCK_SEED",
                        "KISI_MOCK_EMPTY_LIST_RANGE",
                        "KISI_MOCK_TLS_PORT",
                        "KISI_MOCK_WORKSPACE_TTL");
    }

    @Test
    void every_variable_is_one() throws IOException {
        assertThat(found("(KISI_MOCK_\\w+)", page() + Files.readString(Path.of("../Dockerfile"))))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> Options.parse(new String[0], Map.of(name, "1")));
    }

    @Test
    void every_path_is_one() throws IOException {
        assertThat(found("(/_mock/[a-z/.]+[a-z])", page() + Files.readString(Path.of("../Dockerfile"))))
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(OpenApi.DOCUMENT.operations())
                        .anyMatch(operation -> operation.endsWith(" " + path)));
    }
}
