package org.pharos.gateway.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.FailureKind;

/**
 * Chooses the engine for each application: the preferred one that runs on this machine, gives the golden answers and
 * does not keep dying. Called by one thread; {@link #status()} by any.
 */
final class Engines {

    private final List<EngineLane> lanes;
    private final Map<EngineKind, String> unusable = new EnumMap<>(EngineKind.class);
    private final Map<AiApplication, Map<EngineKind, WorkerFailedException>> refused = new HashMap<>();
    private volatile EngineLane active;
    private volatile String why = "no worker has been started yet";
    private volatile Map<String, String> refusals = Map.of();
    private volatile boolean gaveUp;
    private volatile boolean ending;
    private long failedStarts;

    Engines(List<EngineLane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /** An answer and who gave it. */
    record Answer(EngineLane lane, EngineLane.Result result) {}

    /** Runs an application's model on an image, on the first engine that will have it. */
    Answer run(AiApplication application, String study, Path image, Deadline deadline) throws WorkerFailedException {
        EngineLane lane = laneFor(application);
        return answer(lane, study, deadline, left -> () -> lane.run(application, image, left));
    }

    /** Makes a preview, on whichever engine is there. */
    Answer show(String study, Path image, int sideMax, Deadline deadline) throws WorkerFailedException {
        EngineLane lane = anyLane();
        return answer(lane, study, deadline, left -> () -> lane.show(image, sideMax, left));
    }

    /** Something asked of a worker. */
    private interface Request {
        EngineLane.Result send() throws WorkerFailedException;
    }

    private Answer answer(EngineLane lane, String study, Deadline deadline, Function<Duration, Request> request)
            throws WorkerFailedException {
        if (deadline.passed()) {
            throw new WorkerFailedException(FailureKind.TIMED_OUT, "There was no time left when the worker was ready.");
        }
        try {
            return new Answer(lane, request.apply(deadline.left()).send());
        } catch (WorkerFailedException e) {
            note(lane, e, study);
            throw e;
        }
    }

    /** Starts an engine if none runs, so that the first study does not wait for it. */
    void warm(List<AiApplication> applications) throws WorkerFailedException {
        anyLane();
        for (AiApplication application : applications) {
            try {
                laneFor(application);
            } catch (WorkerFailedException e) {
                if (ending) {
                    throw e;
                }
                WorkerOutput.LOG.warn("{} is not used: {}", application.id(), e.getMessage());
            }
        }
    }

    private EngineLane anyLane() throws WorkerFailedException {
        List<String> words = new ArrayList<>();
        for (EngineLane lane : lanes) {
            if (!unusable.containsKey(lane.kind()) && opens(lane)) {
                return use(lane);
            }
            words.add(unusable.get(lane.kind()));
        }
        why = words.stream().distinct().collect(Collectors.joining("; "));
        throw new WorkerFailedException(FailureKind.NO_ENGINE, "No engine runs on this machine: " + why + '.');
    }

    private EngineLane laneFor(AiApplication application) throws WorkerFailedException {
        anyLane();
        Map<EngineKind, WorkerFailedException> no = refused.computeIfAbsent(application,
                a -> new EnumMap<>(EngineKind.class));
        for (EngineLane lane : lanes) {
            if (!unusable.containsKey(lane.kind()) && !no.containsKey(lane.kind()) && opens(lane)
                    && takes(lane, application, no)) {
                return use(lane);
            }
        }
        WorkerFailedException last = lanes.stream().map(lane -> no.get(lane.kind())).filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElseGet(() -> new WorkerFailedException(FailureKind.NO_ENGINE, "No engine runs on this machine."));
        refusals = with(refusals, application.id(), last.getMessage());
        throw last;
    }

    private boolean opens(EngineLane lane) throws WorkerFailedException {
        try {
            lane.ensureOpen();
            return true;
        } catch (WorkerFailedException e) {
            if (e.kind() == FailureKind.NO_ENGINE) {
                unusable.put(lane.kind(), e.getMessage());
                return false;
            }
            note(lane, e, "start " + ++failedStarts);
            throw e;
        }
    }

    private boolean takes(EngineLane lane, AiApplication application, Map<EngineKind, WorkerFailedException> no)
            throws WorkerFailedException {
        try {
            lane.ensureLoaded(application);
            return true;
        } catch (WorkerFailedException e) {
            if (e.kind().worthRetrying()) {
                note(lane, e, "start " + ++failedStarts);
                throw e;
            }
            no.put(lane.kind(), e);
            return false;
        }
    }

    private void note(EngineLane lane, WorkerFailedException failure, String study) {
        if (failure.kind() != FailureKind.WORKER_DIED && failure.kind() != FailureKind.TIMED_OUT) {
            return;
        }
        lane.died(study);
        boolean another = lanes.stream().anyMatch(l -> l != lane && !unusable.containsKey(l.kind()));
        if (lane.crashes().suspect() && another) {
            gaveUp = true;
            unusable.put(lane.kind(), "the process of " + lane.kind().title() + " died on " + CrashTally.STUDIES_MAX
                    + " different studies");
            lane.close();
        }
    }

    private EngineLane use(EngineLane lane) {
        List<String> passedOver = lanes.stream().takeWhile(l -> l != lane).map(EngineLane::kind)
                .filter(unusable::containsKey).map(unusable::get).toList();
        String version = lane.kind().title() + ' ' + lane.version();
        why = passedOver.isEmpty() ? version + " is installed" : String.join("; ", passedOver) + "; using " + version;
        active = lane;
        return lane;
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return Map.copyOf(more);
    }

    /** Whether an engine that runs here was given up because its process kept dying; any thread. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Why an application is refused by every engine, by its id; any thread. */
    Map<String, String> refusals() {
        return refusals;
    }

    /** A moment's view; any thread. */
    EngineStatus status() {
        EngineLane lane = active;
        long restarts = lanes.stream().mapToLong(EngineLane::restarts).sum();
        return lane == null
                ? new EngineStatus("", "", "", "", why, false, restarts)
                : new EngineStatus(lane.kind().id(), lane.version(), lane.device(), lane.precision(), why,
                        lane.alive(), restarts);
    }

    /** The process at work, while it lives; for tests that kill it. */
    Optional<Long> pid() {
        EngineLane lane = active;
        return lane == null ? Optional.empty() : lane.pid();
    }

    /** From now on a worker that dies is no news. Any thread may call. */
    void ending() {
        ending = true;
    }

    void close() {
        lanes.forEach(EngineLane::close);
    }
}
