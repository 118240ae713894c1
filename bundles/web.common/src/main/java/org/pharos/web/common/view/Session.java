package org.pharos.web.common.view;

/**
 * A visit by one browser.
 *
 * @param id the secret in its cookie; never shown
 * @param csrf the secret that every form carries back
 * @param operator whether the operator's key was given
 */
public record Session(String id, String csrf, boolean operator) {

    /** The same visit under another secret, signed in or not. */
    public Session asOperator(boolean signedIn, String newId) {
        return new Session(newId, csrf, signedIn);
    }

    @Override
    public String toString() {
        return operator ? "operator's session" : "visitor's session";
    }
}
