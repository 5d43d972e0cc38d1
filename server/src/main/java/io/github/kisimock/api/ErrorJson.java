package io.github.kisimock.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** The body of most refusals. The last two keys are of 2018 and there only by a switch. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ErrorJson(String error, Optional<String> code, Optional<String> message, Optional<String> reason) {}
