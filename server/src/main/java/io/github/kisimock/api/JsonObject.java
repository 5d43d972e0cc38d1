package io.github.kisimock.api;

/** An object in a reply: lists its fields as they go out, in the API's order and spelling. */
interface JsonObject {

    /** Writes the fields, without the braces around them. So an object that has those of another lets that one write first. */
    void writeTo(JsonWriter json);
}
