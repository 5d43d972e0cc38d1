package io.github.kisimock.contracts;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;

/** Pact reads what the mock exports, and another mock keeps it. */
@Provider(Contracts.PROVIDER)
@VerificationReports({}) // failures are told by the tests themselves
@PactSource(ExportedPact.class)
class ExportedPactTest extends PactsAgainstMock {}
