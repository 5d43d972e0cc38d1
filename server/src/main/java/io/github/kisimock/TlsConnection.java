package io.github.kisimock;

import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How a connection begins on a port for HTTPS: the handshake, in it the choice of HTTP/2 or HTTP/1.1. */
final class TlsConnection {

    private TlsConnection() {}

    static ConnectionFactory[] factories(SSLContext context, HttpConfiguration plain) {
        HttpConfiguration http = new HttpConfiguration(plain);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false); // whoever got here by another name, say through a proxy, may stay
        http.addCustomizer(customizer);
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(http1.getProtocol());
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(context);
        return new ConnectionFactory[] {
            new SslConnectionFactory(ssl, choice.getProtocol()), choice, new HTTP2ServerConnectionFactory(http), http1
        };
    }
}
