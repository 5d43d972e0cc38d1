package io.github.kisimock.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Says, in one line, what is wrong with a test and where. */
final class Mistake {

    private Mistake() {}

    static ExtensionConfigurationException in(String place, String problemAndFix) {
        return new ExtensionConfigurationException(place + ": " + problemAndFix);
    }

    static ExtensionConfigurationException in(String place, String problemAndFix, Exception cause) {
        return new ExtensionConfigurationException(place + ": " + problemAndFix, cause);
    }
}
