package org.pharos.web.common;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardResource;

/** The style sheet and the scripts of every page, at {@code /static/}; htmx, from its webjar, at {@code /htmx/}. */
public final class StaticFiles {

    /** The folder of htmx on the class path. */
    public static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist";

    private StaticFiles() {}

    /** Ours. */
    @Component(service = Own.class)
    @HttpWhiteboardResource(pattern = "/static/*", prefix = "/org/pharos/web/common/static")
    public static final class Own {}

    /** The library's. */
    @Component(service = Htmx.class)
    @HttpWhiteboardResource(pattern = "/htmx/*", prefix = HTMX)
    public static final class Htmx {}
}
