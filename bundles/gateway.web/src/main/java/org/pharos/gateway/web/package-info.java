/** The pages of the box: what is all right, what needs a person, and where each study stands. */
package org.pharos.gateway.web;
