package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.InputStreamPactSource;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Loads the pacts that a {@link PactClasspath} names. */
public final class ClasspathPacts implements PactLoader {

    private final List<String> resources;

    /** Called by Pact, with the annotation of the test class. */
    public ClasspathPacts(PactClasspath annotation) {
        this.resources = List.of(annotation.value());
    }

    @Override
    public List<Pact> load(String providerName) throws IOException {
        List<Pact> pacts = new ArrayList<>();
        for (String resource : resources) {
            try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
                if (in == null) {
                    throw new FileNotFoundException("@PactClasspath: there is no " + resource + " on the class path");
                }
                Pact pact = DefaultPactReader.INSTANCE.loadPact(in);
                if (pact.getProvider().getName().equals(providerName)) {
                    pacts.add(pact);
                }
            }
        }
        return pacts;
    }

    @Override
    public PactSource getPactSource() {
        return InputStreamPactSource.INSTANCE;
    }
}
