package org.pharos.gateway.api.finding;

import org.pharos.gateway.api.instance.InstanceUid;

/** An image an application would not judge. @param words why, for a radiographer */
public record DeclinedImage(InstanceUid image, String words) {}
