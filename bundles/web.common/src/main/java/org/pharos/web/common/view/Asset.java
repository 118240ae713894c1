package org.pharos.web.common.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that pages load beside their text. Its address changes with its content, so that no browser lays the style
 * sheet of yesterday over the pages of today.
 */
public enum Asset {
    STYLE("/static/", "pharos.css"), LIVE("/static/", "live.js"), ICON("/static/", "pharos.svg"),
            HTMX("/htmx/", "htmx.min.js");

    /** Where ours lie on the class path. */
    public static final String STATIC_FOLDER = "/org/pharos/web/common/static";
    /** Where htmx lies on the class path. */
    public static final String HTMX_FOLDER = "/META-INF/resources/webjars/htmx.org/2.0.10/dist";

    private static final int DIGEST_BYTES = 4;

    private final String path;
    private final String resource;
    private final String address;

    Asset(String folder, String file) {
        this.path = folder + file;
        this.resource = (folder.equals("/htmx/") ? HTMX_FOLDER : STATIC_FOLDER) + '/' + file;
        this.address = path + '?' + digest(resource);
    }

    /** For {@code href} and {@code src}. */
    public String address() {
        return address;
    }

    /** The address without what changes with the content. */
    public String path() {
        return path;
    }

    /** Its content; the caller closes it. */
    public InputStream open() {
        return Asset.class.getResourceAsStream(resource);
    }

    private static String digest(String resource) {
        try (InputStream stream = Asset.class.getResourceAsStream(resource)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
