package io.github.kisimock;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a mock at full speed for as many minutes as given, ten if none are, and tells after each minute how much of
 * the heap is in use. All that the mock keeps is filled beyond its bounds: calls, mails, events, logins, explanations,
 * snapshots, scenarios, workspaces. So the first minute and the last must show about the same.
 */
public final class Soak {

    private static final Pattern NUMBER = Pattern.compile("\"id\":(\\d+)");
    private static final long MINUTE = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final KisiMock mock;
    private final Map<Integer, Integer> replies = new TreeMap<>();
    private long calls;

    private Soak(KisiMock mock) {
        this.mock = mock;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int minutes = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            new Soak(mock).run(minutes);
        }
    }

    private void run(int minutes) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int minute = 1; minute <= minutes; minute++) {
            while (System.nanoTime() - start < minute * MINUTE) {
                round();
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.printf("minute %d: %,d calls, %.1f MB of heap in use%n", minute, calls, used / 1048576.0);
        }
        System.out.println("replies by status: " + replies);
    }

    private void round() throws IOException, InterruptedException {
        send("POST", "/logins", "{\"user\":{\"email\":\"member@acme.example\",\"password\":\"member-password\"}}");
        send("POST", "/logins", "{\"login\":{\"type\":\"device\",\"email\":\"managed@acme.example\"}}");
        send("POST", "/locks/4001/unlock", "");
        send("POST", "/users/password", "{\"user\":{\"email\":\"member@acme.example\",\"domain\":\"acme\"}}");
        send("GET", "/members/1", "");
        String member = send("POST", "/members", "{\"member\":{\"email\":\"soak" + calls + "@acme.example\"}}");
        send("DELETE", "/members/" + id(member), "");
        send("GET", "/members?limit=50", "");
        send("PUT", "/_mock/snapshots/s" + calls % 100, "");
        send("POST", "/_mock/workspaces", "{\"name\":\"soak\"}");
        send("POST", "/w/soak/_mock/scenarios/door-granted", "");
        send("GET", "/w/soak/user", "");
        send("DELETE", "/_mock/workspaces/soak", "");
    }

    private static String id(String member) {
        Matcher id = NUMBER.matcher(member);
        if (!id.find()) {
            throw new IllegalStateException(member);
        }
        return id.group(1);
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        calls++;
        HttpRequest request = HttpRequest.newBuilder(URI.create(mock.uri() + path))
                .header("Authorization", "KISI-LOGIN " + Crowd.OWNERS_KEY)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> reply = client.send(request, BodyHandlers.ofString());
        replies.merge(reply.statusCode(), 1, Integer::sum);
        return reply.body();
    }
}
