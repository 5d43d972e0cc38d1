package io.github.kisimock.api;

import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.World;

/** An organization as anybody may see it. */
record PublicOrganizationJson(Organization organization, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        json.field("id", organization.id().number())
                .field("resource_type", "Organization")
                .field("name", organization.name())
                .field("domain", organization.domain())
                .field("places_count", OrganizationJson.placesOf(organization, world))
                .none("logo")
                .field("sso_flow_enabled", false)
                .field("web_authentication_api_enabled", false)
                .none("image")
                .none("color");
    }
}
