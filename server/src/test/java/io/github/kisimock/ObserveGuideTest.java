package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs what docs/observe.md shows, after the calls that it speaks of. */
@MockTest
class ObserveGuideTest {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern REPORT = Pattern.compile("(?ms)^```text\\n(.*?)^```$");

    private static List<String> snippets(Pattern fence) throws IOException {
        return fence.matcher(Files.readString(Path.of("..", "docs", "observe.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void its_requests_work(Client client, KisiMock mock) throws Exception {
        client.get("/user").isRefused(401, "afc516");
        Reply ada = client.asOwner()
                .post("/members", "{'member':{'email':'ada@example.com','confirm':true}}")
                .isOk();
        client.asOwner().get("/members/" + ada.number("/id")).isOk();
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        List<String> snippets = snippets(SHELL);
        assertThat(snippets).hasSize(3);
        for (String snippet : snippets) {
            String commands = "set -e\n"
                    + snippet.replace("http://127.0.0.1:8080", mock.uri().toString());
            Process process = new ProcessBuilder("bash", "-c", commands).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s\n%s", commands, output).isZero();
            assertThat(output).as(commands).isNotEmpty().doesNotContain("\"error\":");
        }
    }

    @Test
    void its_report_is_one(Client client) throws IOException {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@example.com'}}")
                .isOk();
        Reply verification = client.post(
                "/_mock/requests/verify",
                "{'request':{'method':'POST','path':'/members','body':{'member.email':'eve@example.com'}}}");
        assertThat(verification.at("/report").valueStream().map(line -> line.asString()))
                .containsExactlyElementsOf(snippets(REPORT).get(0).lines().toList());
    }
}
