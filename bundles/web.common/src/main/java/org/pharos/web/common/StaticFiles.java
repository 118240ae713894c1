package org.pharos.web.common;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardResource;
import org.pharos.web.common.view.Asset;

/** The style sheet and the scripts of every page, at {@code /static/}; htmx, from its webjar, at {@code /htmx/}. */
public final class StaticFiles {

    private StaticFiles() {}

    /** Ours. */
    @Component(service = Own.class)
    @HttpWhiteboardResource(pattern = "/static/*", prefix = Asset.STATIC_FOLDER)
    public static final class Own {}

    /** The library's. */
    @Component(service = Htmx.class)
    @HttpWhiteboardResource(pattern = "/htmx/*", prefix = Asset.HTMX_FOLDER)
    public static final class Htmx {}
}
