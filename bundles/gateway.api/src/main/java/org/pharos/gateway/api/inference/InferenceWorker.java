package org.pharos.gateway.api.inference;

import java.time.Duration;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * The worker process as the gateway sees it. Everything native and every pixel stays on its side; when it dies, one
 * attempt is lost and another process takes its place. Any thread may call; calls are served one after another.
 */
public interface InferenceWorker {

    /**
     * Decodes and pre-processes one image, runs the application's model on it, and makes a preview. Blocks until
     * there is an answer, at the latest at the deadline.
     */
    InferenceOutcome run(AiApplication application, StoredInstance image, Duration deadline);

    /**
     * Decodes an image for showing, without any model.
     *
     * @param sideMax the longer side of the preview in pixels, at most
     */
    PreviewOutcome preview(StoredInstance image, int sideMax, Duration deadline);

    /** Which engine is in use and why, and how the process fares. Never blocks. */
    EngineStatus status();
}
