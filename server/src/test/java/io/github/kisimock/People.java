package io.github.kisimock;

/** The two names that the API has for the people of an organization. */
enum People {
    MEMBERS("/members", "member", "/user/email"),
    USERS("/users", "user", "/email");

    private final String path;
    private final String root;
    private final String email;

    People(String path, String root, String email) {
        this.path = path;
        this.root = root;
        this.email = email;
    }

    /** The path of the list. */
    String path() {
        return path;
    }

    /** The path of the one that a reply shows. */
    String path(Reply shown) {
        return path(shown.number("/id"));
    }

    String path(int id) {
        return path + "/" + id;
    }

    /** A body with these fields under the root key. */
    String body(String fields) {
        return "{'" + root + "':{" + fields + "}}";
    }

    String root() {
        return root;
    }

    /** The e-mail address that a reply shows. */
    String emailIn(Reply shown) {
        return shown.text(email);
    }

    /** Creates one as the owner, with these fields. */
    Reply create(Client client, String fields) {
        return client.asOwner().post(path, body(fields));
    }

    /** The one of that e-mail address, as the owner sees it. */
    Reply find(Client client, String address) {
        return list(client, "?query=" + address)
                .isOk()
                .json()
                .valueStream()
                .filter(found -> found.at(email).asString().equals(address))
                .map(found -> client.asOwner().get(path(found.get("id").intValue())))
                .findFirst()
                .orElseThrow();
    }

    /** The list, as the owner sees it. */
    Reply list(Client client, String query) {
        return client.asOwner().get(path + query);
    }
}
