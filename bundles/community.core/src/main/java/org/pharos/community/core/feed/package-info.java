/** Where release files come from: a folder, or an address. */
package org.pharos.community.core.feed;
