package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switches;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what is refused before the API sees it (a broken path, headers too large) in the API's shape. */
final class ServerErrors implements Request.Handler {

    private final boolean explained;

    ServerErrors(boolean explained) {
        this.explained = explained;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reason reason = response.getStatus() == 500 ? Reason.FAILURE : Reason.BAD_REQUEST;
        Errors.Reply reply = Errors.reply(Refusal.of(reason), Switches.STANDARD);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        if (explained) {
            response.getHeaders().put("X-Kisi-Mock-Rule", reason.rule());
        }
        response.write(true, ByteBuffer.wrap(Json.write(reply.body())), callback);
        return true;
    }
}
