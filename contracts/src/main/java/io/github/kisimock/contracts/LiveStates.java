package io.github.kisimock.contracts;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Brings a live organization into provider states, as far as {@link Reach} has them. */
final class LiveStates {

    private static final int MOST_DEVICES = 40;
    private static final int MANY = 120;
    private static final int LONGEST_PAGE = 100;

    private final Live live;
    private final OwnMembers members;
    private final Map<String, Object> ofTheKey;

    /**
     * Names the organization.
     *
     * @param ofTheKey what {@link Live#confirm()} found out
     */
    LiveStates(Live live, OwnMembers members, Map<String, Object> ofTheKey) {
        this.live = live;
        this.members = members;
        this.ofTheKey = ofTheKey;
    }

    /**
     * Brings a state about.
     *
     * @return what it made or found, by the names that scenarios have for it
     * @throws NotArranged if the organization has not what it takes, or does not do as it should
     */
    Map<String, Object> arrange(String state) {
        Map<String, Object> told = new TreeMap<>(
                switch (state) {
                    case "administrator", "api-key" -> ofTheKey;
                    case "many-members" -> lookForManyMembers();
                    case "managed-member" -> members.make();
                    case "managed-member-with-login", "member" -> members.makeWithLogin();
                    case "deleted-member" -> deleted();
                    case "device-login-limit-reached" -> onAllDevices();
                    case "two-factor-prepared" -> secondFactorPrepared();
                    case "two-factor-required" -> secondFactorRequired();
                    case "door-denied" -> beforeADoor();
                    default -> throw new IllegalArgumentException("there is no way to " + state);
                });
        told.put("domain", "" + ofTheKey.get("domain"));
        told.put("organization_id", ofTheKey.getOrDefault("organization_id", 0));
        return told;
    }

    private Map<String, Object> lookForManyMembers() {
        if (total(live.ask("GET", "/members?limit=1", "")) <= MANY) {
            throw new NotArranged("the organization has not more than " + MANY + " members");
        }
        return Map.of();
    }

    /** How long a list is of which a reply has a page. */
    private static int total(Seen page) {
        return page.header("X-Collection-Range")
                .filter(range -> range.matches("\\d+-\\d+/\\d{1,9}"))
                .map(range -> Integer.parseInt(range.substring(range.indexOf('/') + 1)))
                .orElse(0);
    }

    private Map<String, Object> deleted() {
        Map<String, Object> member = members.makeWithLogin();
        live.ask("DELETE", "/users/" + member.get("user_id"), "");
        return member;
    }

    private Map<String, Object> onAllDevices() {
        Map<String, Object> member = members.makeWithLogin();
        for (int i = 1; i < MOST_DEVICES; i++) {
            members.logIn(member);
        }
        return member;
    }

    /** A second factor that is not active yet, and the code that the target's own clock takes now. */
    private Map<String, Object> secondFactorPrepared() {
        Map<String, Object> member = members.makeWithLogin();
        Seen reply = live.ask("" + member.get("secret"), "POST", "/user/2fa/otp_secret", "");
        Instant now = reply.header("Date")
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .orElseThrow(() -> new NotArranged("the target does not tell the time"));
        byte[] secret = reply.json().path("otp_secret").asString("").getBytes(StandardCharsets.US_ASCII);
        member.put("otp_attempt", TOTPGenerator.withDefaultValues(secret).at(now));
        return member;
    }

    private Map<String, Object> secondFactorRequired() {
        Map<String, Object> member = secondFactorPrepared();
        live.ask(
                "" + member.get("secret"),
                "POST",
                "/user/2fa/activate",
                "{\"user\":{\"otp_attempt\":\"" + member.get("otp_attempt") + "\"}}");
        return member;
    }

    /** A member that may open nothing, and a door that is there: the only one of its place, as in the scenario. */
    private Map<String, Object> beforeADoor() {
        Seen page = live.ask("GET", "/locks?limit=" + LONGEST_PAGE, "");
        Map<Integer, List<JsonNode>> doorsOfPlaces = page.json()
                .valueStream()
                .collect(Collectors.groupingBy(door -> door.path("place_id").asInt(0)));
        JsonNode door = doorsOfPlaces.values().stream()
                .filter(doors -> doors.size() == 1 && total(page) <= LONGEST_PAGE)
                .map(doors -> doors.get(0))
                .findFirst()
                .orElseThrow(() -> new NotArranged("the organization has no place that is known to have one door"));
        Map<String, Object> member = members.makeWithLogin();
        member.put("lock_id", door.path("id").asInt(0));
        member.put("place_id", door.path("place_id").asInt(0));
        return member;
    }
}
