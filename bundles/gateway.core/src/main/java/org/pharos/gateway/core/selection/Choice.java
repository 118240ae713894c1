package org.pharos.gateway.core.selection;

import java.util.List;
import org.pharos.gateway.api.instance.InstanceUid;

/** What one application says to a study. */
public sealed interface Choice {

    /** The application's id; empty when there is no application at all. */
    String application();

    /** It takes the study. @param inputs the images it will look at */
    record Taken(String application, List<InstanceUid> inputs) implements Choice {
        public Taken {
            inputs = List.copyOf(inputs);
        }
    }

    /** It leaves the study alone. @param words why, for a PACS administrator */
    record Left(String application, String words) implements Choice {}
}
