package dev.sidebyside.platform.profiler;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.integrator.spi.Integrator;

/**
 * Tells the profile which collection Hibernate is about to read. When Jackson walks into a lazy
 * collection, neither the statement nor the stack says which association it was; Hibernate knows.
 *
 * <p>Found through {@code META-INF/services}.
 */
public final class CollectionLoads implements Integrator {

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        InitializeCollectionEventListener before = event -> tell(event.getCollection().getRole());
        InitializeCollectionEventListener after = event -> tell(null);
        EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
        listeners.prependListeners(EventType.INIT_COLLECTION, before);
        listeners.appendListeners(EventType.INIT_COLLECTION, after);
    }

    private static void tell(String role) {
        CurrentRequest.profile().ifPresent(profile -> profile.readingCollection(role));
    }
}
