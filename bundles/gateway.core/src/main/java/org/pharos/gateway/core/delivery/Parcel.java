package org.pharos.gateway.core.delivery;

import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;

/** One instance on its way to one destination. */
record Parcel(StudyUid study, int revision, InstanceUid instance, boolean result) {}
