package org.pharos.gateway.api.app;

/** An application on this box, fit for use or not. */
public sealed interface InstalledApplication {

    String id();

    /** Its files are what its manifest vouches for. */
    record Usable(AiApplication application) implements InstalledApplication {
        @Override
        public String id() {
            return application.id();
        }
    }

    /** It is not used. @param words why, and what to do, for a person */
    record Unusable(String id, String words) implements InstalledApplication {}
}
