package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generator;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples that a contract has in place of what scenarios make. */
final class Examples {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<String, String> found = new TreeMap<>();

    private Examples() {}

    static Map<String, String> of(V4Pact pact) {
        Examples examples = new Examples();
        pact.getInteractions().forEach(one -> examples.add(((SynchronousHttp) one).getRequest()));
        return examples.found;
    }

    private void add(HttpRequest request) {
        request.getGenerators()
                .getCategories()
                .forEach((category, all) -> all.forEach((key, generator) -> {
                    for (String text : texts(request, category, key)) {
                        match(generator, text);
                    }
                }));
    }

    private static List<String> texts(HttpRequest request, Category category, String key) {
        return switch (category) {
            case PATH -> List.of(request.getPath());
            case QUERY -> request.getQuery().getOrDefault(key, List.of());
            case HEADER -> request.getHeaders().getOrDefault(key, List.of());
            case BODY ->
                List.of(body(request).at(key.substring(1).replace('.', '/')).asString());
            default -> List.of();
        };
    }

    private static JsonNode body(HttpRequest request) {
        return new JsonMapper().readTree(request.getBody().orEmpty());
    }

    /** Reads the values off a text, by the expression that makes it. */
    private void match(Generator generator, String text) {
        if (generator instanceof ProviderStateGenerator made) {
            Matcher names = NAME.matcher(made.getExpression());
            Matcher values = Pattern.compile(
                            NAME.matcher("\\Q" + made.getExpression() + "\\E").replaceAll("\\\\E([^/]+)\\\\Q"))
                    .matcher(text);
            for (int group = 1; names.find() && values.matches(); group++) {
                found.put(names.group(1), values.group(group));
            }
        }
    }
}
