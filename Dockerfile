# Kisi Mock (unofficial): docker build -t kisi-mock .

# What it runs on: a Java runtime with only the modules it needs, the jar, and an AOT cache made of these two.
# One stage makes all three, since the JVM would not notice that a cache is of another jar.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -q -pl server -am -Dmaven.test.skip package
WORKDIR /opt/kisi-mock
RUN jlink --add-modules java.base,java.logging,java.management,java.naming,java.xml,jdk.unsupported \
      --compress=zip-0 --strip-java-debug-attributes --no-header-files --no-man-pages \
      --add-options="-XX:+UseSerialGC -Xmx48m -Xmn16m -XX:SurvivorRatio=4 -XX:TargetSurvivorRatio=90 -XX:TLABSize=16k \
        -XX:-ClassUnloading -XX:TrimNativeHeapInterval=5000 \
        -XX:MaxInlineLevel=4 -XX:FreqInlineSize=50 -XX:InlineSmallCode=500 \
        -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=15 -XX:JavaPriority1_To_OSPriority=19 \
        -Dio.github.kisimock.priority=1 \
        -XX:-UsePerfData -Xlog:aot*=error" \
      --output java \
 && cp /src/server/target/kisi-mock.jar . \
 && java/bin/java -XX:AOTCacheOutput=kisi-mock.aot -jar $PWD/kisi-mock.jar --warm-up only --port 0 \
 && cp -r /src/server/target/classes/META-INF licences

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Kisi Mock" \
      org.opencontainers.image.description="An unofficial mock of the Kisi API for tests; not affiliated with Kisi." \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/kisi-mock /opt/kisi-mock
ENV KISI_MOCK_HOST=0.0.0.0 KISI_MOCK_WARM_UP=on
USER 65532:65532
EXPOSE 8080 8443
# Without curl, which the base has not.
HEALTHCHECK --interval=2s --timeout=2s --start-period=10s --retries=3 CMD [ "bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${KISI_MOCK_CONTROL_PORT:-${KISI_MOCK_PORT:-8080}} && printf 'GET /_mock/health/ready HTTP/1.0\r\n\r\n' >&3 && read -r _ status _ <&3 && [ $status = 200 ]" ]
ENTRYPOINT ["/opt/kisi-mock/java/bin/java", "-XX:AOTCache=/opt/kisi-mock/kisi-mock.aot", "-jar", "/opt/kisi-mock/kisi-mock.jar"]
