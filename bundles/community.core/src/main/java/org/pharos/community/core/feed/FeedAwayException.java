package org.pharos.community.core.feed;

/** A feed cannot be reached or read at present. The message says why, for anyone: it holds no path and no address. */
public class FeedAwayException extends Exception {

    private static final long serialVersionUID = 1L;

    public FeedAwayException(String message) {
        super(message);
    }

    public FeedAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
