package org.pharos.web.common.view;

import java.util.List;

/**
 * What stands around a page's body.
 *
 * @param product which of the webs: "Gateway", "Console", "Community"
 * @param place whose it is: the site, the operator; may be empty
 * @param title of this page
 * @param links the main places of this web, the present one marked
 * @param notice said above everything, such as that this is a demonstration; may be empty
 * @param session the visitor's
 * @param signIn whether this web has a sign-in at all
 * @param translated whether it can be read in every {@link Language}
 */
public record Frame(String product, String place, String title, List<Link> links, String notice, Session session,
        boolean signIn, boolean translated) {

    public Frame {
        links = List.copyOf(links);
    }

    /** One entry of the navigation. */
    public record Link(String address, String words, boolean here) {}
}
