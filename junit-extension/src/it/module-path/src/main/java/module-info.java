/** A consumer on the module path; its tests are patched into it. */
open module consumer {
    requires io.github.kisimock.junit;
    requires java.net.http;
}
