package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kisimock.junit.FixedUrl;
import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = App.class)
@KisiMockTest
@FixedUrl
class OneSpringTest {

    @Autowired
    App app;

    @RepeatedTest(2)
    void finds_its_world_behind_the_url(Kisi kisi) throws Exception {
        assertEquals(kisi.uri().toString(), app.kisiUrl());
        assertEquals(401, app.call());
        assertEquals(1, kisi.requests().size());
    }
}
