import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.util.Map;
import java.util.UUID;

/** What the framework costs by itself: one route, the same reply as all others, no mock behind it. */
final class BareJavalin {

    record User(int id, String email, String name, String role, String createdAt, String updatedAt) {}

    public static void main(String[] args) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jsonMapper(new JavalinJackson3());
            config.concurrency.useVirtualThreads = Boolean.getBoolean("virtual");
            config.routes.post("/users/sign_in", context -> {
                context.body();
                context.status(201).json(reply());
            });
        });
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        app.start("127.0.0.1", Integer.parseInt(args[0]));
    }

    private static Map<String, Object> reply() {
        return Map.of(
                "authentication_token", UUID.randomUUID().toString().replace("-", ""),
                "request_id", UUID.randomUUID().toString(),
                "user", new User(42, "ada@example.com", "Ada Lovelace", "admin", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"));
    }
}
