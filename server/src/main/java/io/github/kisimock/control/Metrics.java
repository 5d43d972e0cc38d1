package io.github.kisimock.control;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How often each route was called and how long it took, and what the process uses: as Prometheus reads it. */
public final class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final Workspaces workspaces;
    private @Nullable Measured measured;

    /** Counts those workspaces. */
    public Metrics(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** What is measured, made after the first reply or when somebody looks: no start waits for it. */
    private static final class Measured {

        private final PrometheusRegistry registry = new PrometheusRegistry();
        private final AtomicBoolean process = new AtomicBoolean();
        private final Histogram calls = Histogram.builder()
                .name("kisi_mock_request_duration_seconds")
                .help("The calls of programs under test, by route, and how long each took.")
                .unit(Unit.SECONDS)
                .labelNames("method", "route", "status")
                .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
                .classicOnly()
                .register(registry);
        private final Counter faults = Counter.builder()
                .name("kisi_mock_faults_total")
                .help("How often planned faults struck calls, by effect.")
                .labelNames("effect")
                .register(registry);

        Measured(Workspaces workspaces) {
            GaugeWithCallback.builder()
                    .name("kisi_mock_workspaces")
                    .help("The workspaces there are, the default one included.")
                    .callback(gauge -> gauge.call(workspaces.all().size()))
                    .register(registry);
        }

        /** Of the process too, once somebody looks: that loads the JVM's management. */
        MetricSnapshots scrape() {
            if (!process.getAndSet(true)) {
                JvmRuntimeInfoMetric.builder().register(registry);
                JvmMemoryMetrics.builder().register(registry);
                JvmGarbageCollectorMetrics.builder().register(registry);
                JvmThreadsMetrics.builder().register(registry);
                ProcessMetrics.builder().register(registry);
            }
            return registry.scrape();
        }
    }

    /** Forgets what was counted so far. */
    public synchronized void startOver() {
        measured = null;
    }

    private synchronized Measured measured() {
        if (measured == null) {
            measured = new Measured(workspaces);
        }
        return measured;
    }

    /**
     * Counts a call that was answered.
     *
     * @param route its path as the list of routes has it, so that there are only so many; {@code none} if there is none
     */
    public void count(String method, String route, int status, double seconds) {
        measured().calls.labelValues(method, route, String.valueOf(status)).observe(seconds);
    }

    /** Counts a fault that struck a call. */
    public void count(Fault fault) {
        measured().faults.labelValues(fault.effect().type()).inc();
    }

    /** All of them, in Prometheus' text format. */
    String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, measured().scrape(), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
