package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kisimock.junit.Kisi;
import org.junit.jupiter.api.Test;

/** The mock is a module of its own here, and no part of the class path. */
class ModuleTest {

    @Test
    void the_mock_is_a_module() {
        assertEquals("io.github.kisimock.junit", Kisi.class.getModule().getName());
        assertEquals("consumer", ModuleTest.class.getModule().getName());
    }
}
