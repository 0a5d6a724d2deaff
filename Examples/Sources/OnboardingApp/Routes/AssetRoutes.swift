import Hummingbird
import TechTouch

/// The product's own style sheet and icon.
struct AssetRoutes {
  func add(to router: Router<AppContext>) {
    router.get("/assets/product.css") { _, _ in
      Response.file(PackageResources.product_css, contentType: "text/css; charset=utf-8", cacheControl: "max-age=60")
    }
    router.get("/assets/icon.svg") { _, _ in
      Response.file(PackageResources.icon_svg, contentType: "image/svg+xml", cacheControl: "max-age=3600")
    }
  }
}
