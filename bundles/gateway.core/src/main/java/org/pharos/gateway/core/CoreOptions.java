package org.pharos.gateway.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pharos.gateway.core.assembly.QuietTimes;
import org.pharos.gateway.core.delivery.Backoff;
import org.pharos.gateway.core.delivery.LaneOptions;
import org.pharos.gateway.core.inference.RetryPolicy;

/**
 * {@link CoreConfig}, checked and typed.
 *
 * @param settle after a start, before studies are taken up
 * @param inferenceDeadline for each image
 * @param unrecordedRetryMs before a step is taken again that the journal did not take, or the spool
 */
public record CoreOptions(QuietTimes quiet, Duration settle, int imagesPerStudyMax, Duration inferenceDeadline,
        RetryPolicy retry, int workThreads, LaneOptions lanes, int recentInstancesMax, int finishedStudiesMax,
        long unrecordedRetryMs) {

    public CoreOptions {
        if (settle.isNegative() || imagesPerStudyMax < 1 || inferenceDeadline.toMillis() < 1 || workThreads < 1
                || recentInstancesMax < 1 || finishedStudiesMax < 1 || unrecordedRetryMs < 1) {
            throw new IllegalArgumentException("a bound of the pipeline is at least 1, and settleMs at least 0");
        }
    }

    /** @throws IllegalArgumentException with words for the person who wrote the configuration */
    static CoreOptions of(CoreConfig config, RandomGenerator random) {
        List<String> byModality = Arrays.stream(config.quietMsByModality().split(","))
                .map(String::strip).filter(entry -> !entry.isEmpty()).toList();
        Backoff backoff = new Backoff(config.retryFirstMs(), config.retryMostMs(), random);
        return new CoreOptions(
                QuietTimes.parse(config.quietAfterReleaseMs(), config.quietAfterReturnMs(), config.quietMs(),
                        byModality),
                Duration.ofMillis(config.settleMs()), config.imagesPerStudyMax(),
                Duration.ofMillis(config.inferenceDeadlineMs()),
                new RetryPolicy(config.inferenceAttemptsMax(), config.inferenceCrashesMax(), config.inferenceRetryMs()),
                config.workThreads(),
                new LaneOptions(config.batchInstancesMax(), backoff, config.refusedPauseMs(),
                        config.commitmentTimeoutMs(), config.commitmentTimeoutMostMs()),
                config.recentInstancesMax(), config.finishedStudiesMax(), config.unrecordedRetryMs());
    }
}
