package dev.sidebyside.platform.problem;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Responses that are written while the client reads them. */
class StreamedResponses {

    /**
     * Does not run a stream for HEAD: its length is known only at its end. {@link HttpSemantics}
     * serves any other HEAD as GET.
     *
     * <p>HTTP/1.0 has no chunks, so there the end of the connection is the end of the body.
     */
    @ServerResponseFilter
    void guard(RoutingContext route, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof StreamingOutput body)) {
            return;
        }
        if (route.request().method().name().equals(HttpMethod.HEAD)) {
            CurrentRequestManager.get().setMethod(HttpMethod.HEAD);
        } else {
            if (route.request().version() == HttpVersion.HTTP_1_0) {
                route.addEndHandler(ended -> route.request().connection().close());
            }
            StreamingOutput guarded = out -> body.write(new OpenStream(out, route.response()));
            response.setEntity(guarded);
        }
    }

    /**
     * Closes the connection without the last chunk, because an error in the middle of a response
     * has no status: the client must know that the body is incomplete.
     *
     * <p>Quarkus REST closes it only after the bytes that wait for a slow client, and sends a
     * problem and the last chunk behind them. So does Vert.x' handler of {@code Channel.close()},
     * which this bypasses.
     *
     * <p>Then Quarkus REST closes the response. If it did so before Vert.x has noticed the closed
     * connection, the request would never end, and a stop of the service would wait for it.
     */
    static void cutOff(RoutingContext route) {
        Channel channel = ((HttpServerConnection) route.request().connection()).channel();
        ChannelHandlerContext first = channel.pipeline().firstContext();
        // A closed channel has none.
        if (first != null) {
            first.close();
            awaitNotice(channel.eventLoop());
        }
    }

    /** The event loop closes the channel in one task, and lets Vert.x know in the next. */
    private static void awaitNotice(EventLoop loop) {
        if (!loop.inEventLoop()) {
            loop.submit(() -> {}).awaitUninterruptibly();
            loop.submit(() -> {}).awaitUninterruptibly();
        }
    }

    /**
     * Fails when the client has hung up. The stream below reports this only while it waits for the
     * client, and discards what is written otherwise.
     */
    private static final class OpenStream extends FilterOutputStream {
        private final HttpServerResponse response;

        OpenStream(OutputStream out, HttpServerResponse response) {
            super(out);
            this.response = response;
        }

        /** The superclass writes byte by byte. */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (response.closed()) {
                throw new IOException("The client has hung up.");
            }
            out.flush();
        }
    }
}
