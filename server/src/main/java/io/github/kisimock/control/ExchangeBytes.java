package io.github.kisimock.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call as the journal keeps it: field by field, in bytes. Not safe for several threads: all calls have one buffer. */
final class ExchangeBytes {

    private static final int MOSTLY = 2_048;
    private static final int LONGEST = 65_535 / 3; // so many characters fit whichever they are

    private final Buffer buffer = new Buffer();
    private final DataOutputStream out = new DataOutputStream(buffer);

    private static final class Buffer extends ByteArrayOutputStream {
        private Buffer() {
            super(MOSTLY);
        }

        private ByteBuffer written() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    /** The bytes of a call; the next one is written over them. */
    ByteBuffer of(Exchange exchange) {
        buffer.reset();
        try {
            write(exchange, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
        return buffer.written();
    }

    private static void write(Exchange exchange, DataOutputStream out) throws IOException {
        out.writeInt(exchange.number());
        write(exchange.at(), out);
        write(exchange.realAt(), out);
        write(exchange.method(), out);
        write(exchange.path(), out);
        write(exchange.query(), out);
        write(exchange.requestHeaders(), out);
        write(exchange.requestBody(), out);
        out.writeShort(exchange.status());
        write(exchange.replyHeaders(), out);
        write(exchange.replyBody(), out);
        out.writeLong(exchange.took().toNanos());
        write(exchange.rule(), out);
        out.writeInt(exchange.caller().map(CallerId::userId).orElse(0));
        write(exchange.caller().map(CallerId::email).orElse(""), out);
        write(exchange.fault(), out);
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static void write(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        write(text.orElse(""), out);
    }

    /** Longer ones than a text can be there, which no server lets through, are cut. */
    private static void write(String text, DataOutputStream out) throws IOException {
        out.writeUTF(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    private static void write(Map<String, List<String>> headers, DataOutputStream out) throws IOException {
        out.writeShort(headers.size());
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            write(header.getKey(), out);
            out.writeShort(header.getValue().size());
            for (String value : header.getValue()) {
                write(value, out);
            }
        }
    }

    static Exchange read(byte[] entry) {
        try {
            return read(new DataInputStream(new ByteArrayInputStream(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange read(DataInputStream in) throws IOException {
        return new Exchange(
                in.readInt(),
                time(in),
                time(in),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                headers(in),
                in.readUTF(),
                in.readUnsignedShort(),
                headers(in),
                in.readUTF(),
                Duration.ofNanos(in.readLong()),
                maybeText(in),
                caller(in),
                maybeText(in));
    }

    private static Instant time(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static Optional<String> maybeText(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        String text = in.readUTF();
        return present ? Optional.of(text) : Optional.empty();
    }

    private static Optional<CallerId> caller(DataInputStream in) throws IOException {
        int id = in.readInt();
        String email = in.readUTF();
        return id == 0 ? Optional.empty() : Optional.of(new CallerId(id, email));
    }

    private static Map<String, List<String>> headers(DataInputStream in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = in.readUTF();
            List<String> values = new ArrayList<>();
            for (int more = in.readUnsignedShort(); more > 0; more--) {
                values.add(in.readUTF());
            }
            headers.put(name, values);
        }
        return headers;
    }
}
