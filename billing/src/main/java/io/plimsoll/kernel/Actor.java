package io.plimsoll.kernel;

/** Who acts: {@code user:…} (staff), {@code key:…} (an API key's prefix) or {@code system:…} (Plimsoll itself). */
public record Actor(String name) {

    public static Actor user(String login) {
        return new Actor("user:" + login);
    }

    public static Actor apiKey(String prefix) {
        return new Actor("key:" + prefix);
    }

    public static Actor system(String part) {
        return new Actor("system:" + part);
    }

    @Override
    public String toString() {
        return name;
    }
}
