package io.github.kisimock.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a client against a contract of this jar. The test gets a {@link ContractServer}, which answers as the
 * contract says; it fails if the client asks otherwise, or does not ask for what is named.
 *
 * <pre>{@code
 * @Test
 * @KisiContract(role = "sign-in-client", interaction = "signing out")
 * void our_client_signs_out(ContractServer kisi) {
 *     new OurClient(kisi.uri(), kisi.example("secret")).signOut();
 * }
 * }</pre>
 */
@ExtendWith(ContractExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface KisiContract {

    /** The kind of partner whose contract it is, see {@link Contracts#roles()}. */
    String role();

    /**
     * The interactions that the test is about, as the contract describes them: the client is to ask for all of these.
     * If there is none, the client may ask for any of the role's, and is to ask for one at least. Then what
     * succeeds or is refused, depending on the world, succeeds.
     */
    String[] interaction() default {};
}
