package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.World;

/** An organization as anybody may see it. */
record PublicOrganizationJson(Organization organization, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        new OrganizationReference(organization).writeTo(json);
        json.field("places_count", OrganizationJson.placesOf(organization, world))
                .none("logo")
                .field("sso_flow_enabled", false)
                .field("web_authentication_api_enabled", false)
                .none("image")
                .none("color");
    }
}
